package io.kalimtak.training.launch;

/**
 * A model that an endpoint serves.
 *
 * @param engine name of the endpoint in the configuration
 * @param model the model's name there
 * @param baseModel name of the model that it was made from
 */
public record TrainedEndpoint(String engine, String model, String baseModel) implements Trained {
    @Override
    public String describe() {
        return "a model at the endpoint " + engine;
    }
}
