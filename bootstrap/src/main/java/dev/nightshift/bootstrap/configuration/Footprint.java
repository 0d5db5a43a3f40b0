package dev.nightshift.bootstrap.configuration;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;

/** Makes the virtual machine give memory back that a quiet service does not need; flags given by the user win. */
public final class Footprint {

    /** In this order, because the smaller ratio must never be above the larger. */
    private static final List<Map.Entry<String, String>> MODEST = List.of(
            Map.entry("MinHeapFreeRatio", "10"),
            Map.entry("MaxHeapFreeRatio", "30"),
            Map.entry("G1PeriodicGCInterval", "30000"));

    private Footprint() {}

    /** To be called when starting is done: what that took is given back at once, later peaks when it is quiet. */
    public static void reduce() {
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (machine != null) {
            MODEST.forEach(flag -> set(machine, flag.getKey(), flag.getValue()));
        }
        System.gc();
    }

    private static void set(HotSpotDiagnosticMXBean machine, String flag, String value) {
        try {
            if (machine.getVMOption(flag).getOrigin() == VMOption.Origin.DEFAULT) {
                machine.setVMOption(flag, value);
            }
        } catch (IllegalArgumentException unknownToThisMachine) {
            // Another collector or another make of virtual machine has its own ways.
        }
    }
}
