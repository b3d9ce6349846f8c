/** Fine-tuning at an endpoint that speaks OpenAI's files and fine-tuning jobs API. */
package io.kalimtak.training.launch.openai;
