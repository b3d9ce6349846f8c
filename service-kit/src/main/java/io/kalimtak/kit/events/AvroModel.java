package io.kalimtak.kit.events;

import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Avro's view of a generated class, by the class's own loader. Avro's default takes the loader of whichever thread
 * touched it first, which in a Quarkus test is another one.
 */
public final class AvroModel {
    private AvroModel() {}

    /** A model with the class's conversions of logical types. */
    public static SpecificData of(Class<? extends SpecificRecord> type) {
        SpecificData model = new SpecificData(type.getClassLoader());
        SpecificData.getForClass(type).getConversions().forEach(model::addLogicalTypeConversion);
        return model;
    }
}
