package dev.nightshift.adapters.scheduler.batch;

import com.sun.management.OperatingSystemMXBean;
import dev.nightshift.domain.batch.UsageSource;
import dev.nightshift.domain.batch.WorkerUsage;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What this virtual machine uses. Of the heap counts what every pool had left after it was last collected, with any of the
 * collectors; less is in use only after another collection, so the present use is a bound as well.
 */
public final class JvmUsageSource implements UsageSource {

    /** Of the processors the mean of this many readings counts: one alone says little. */
    private static final int READINGS = 5;

    private final List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();

    private final Deque<Double> cpu = new ArrayDeque<>();

    @Override
    public synchronized WorkerUsage read() {
        long left = sum(heap, pool -> used(pool.getCollectionUsage()));
        long inUse = sum(heap, pool -> used(pool.getUsage()));
        return new WorkerUsage(
                100.0 * Math.min(left, inUse) / Runtime.getRuntime().maxMemory(), oldPartLeft(), meanCpu());
    }

    /** The pool that only a collection of the whole heap empties is the one that can be watched by a threshold. */
    private long oldPartLeft() {
        return heap.stream()
                .filter(MemoryPoolMXBean::isUsageThresholdSupported)
                .mapToLong(pool -> used(pool.getCollectionUsage()))
                .sum();
    }

    private static long sum(List<MemoryPoolMXBean> pools, ToLongFunction<MemoryPoolMXBean> bytes) {
        return pools.stream().mapToLong(bytes).sum();
    }

    private static long used(@Nullable MemoryUsage usage) {
        return usage == null ? 0 : usage.getUsed();
    }

    private OptionalDouble meanCpu() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            double load = system.getProcessCpuLoad();
            if (load >= 0) {
                cpu.addLast(100 * load);
            }
        }
        if (cpu.size() > READINGS) {
            cpu.removeFirst();
        }
        return cpu.stream().mapToDouble(Double::doubleValue).average();
    }

    @Override
    @SuppressWarnings("DoNotCall") // an idle process makes no collection of its own
    public void requestCollection() {
        System.gc();
    }
}
