package io.kalimtak.local.server;

import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** The broker's process: formats the data folder on the first start, in this JVM to save a second one, then runs the broker. */
public final class KafkaMain {
    /**
     * The same for every local installation ("kalimtak-local01"), so that formatting may be repeated: the tool refuses
     * a folder that was formatted under another id.
     */
    private static final Uuid CLUSTER = new Uuid(0x6b616c696d74616bL, 0x2d6c6f63616c3031L);

    private KafkaMain() {}

    /** Takes the path of the server's properties. */
    public static void main(String[] arguments) {
        String configuration = arguments[0];
        String[] format = {"format", "--ignore-formatted", "--cluster-id", CLUSTER.toString(), "--config", configuration
        };
        int code = StorageTool.execute(format, System.err);
        if (code != 0) {
            Runtime.getRuntime().exit(code);
        }
        Kafka.main(new String[] {configuration});
    }
}
