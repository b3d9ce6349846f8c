package io.kalimtak.system.bench.curation;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * The most that a JVM ever held.
 *
 * @param residentMegabytes of the whole process, by Linux; 0 elsewhere
 * @param heapMegabytes the peaks of the heap's pools together, which need not have been at one time: at most so much
 */
record ServiceMemory(double residentMegabytes, double heapMegabytes) {
    private static final double MEGABYTE = 1024.0 * 1024;

    /** Asks the process, resident memory first: answering for the heap takes some. */
    static ServiceMemory of(long pid) throws IOException {
        double resident = resident(pid);
        return new ServiceMemory(resident, heap(pid));
    }

    private static double resident(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    private static double heap(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try (JMXConnector connector =
                    JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()))) {
                return ManagementFactory.getPlatformMXBeans(
                                        connector.getMBeanServerConnection(), MemoryPoolMXBean.class)
                                .stream()
                                .filter(pool -> pool.getType() == MemoryType.HEAP)
                                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                                .sum()
                        / MEGABYTE;
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("process " + pid + " is no JVM that can be asked", e);
        }
    }
}
