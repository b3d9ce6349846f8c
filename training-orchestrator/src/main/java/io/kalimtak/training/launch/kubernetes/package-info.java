/** Training as a job on Kubernetes: a plain Job or a TrainJob of Kubeflow Trainer; docs/launchers.md is its contract. */
package io.kalimtak.training.launch.kubernetes;
