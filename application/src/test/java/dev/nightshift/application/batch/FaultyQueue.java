package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.JobQueue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** A queue that does what another does, and then has no memory for the answer. */
final class FaultyQueue {

    private final JobQueue queue;
    private boolean losing;
    private int failing;

    FaultyQueue(JobQueue queue) {
        this.queue = queue;
    }

    void loseNextClaim() {
        losing = true;
    }

    void failSettlingFor(int times) {
        failing = times;
    }

    JobQueue asQueue() {
        return (JobQueue) Proxy.newProxyInstance(
                JobQueue.class.getClassLoader(),
                new Class<?>[] {JobQueue.class},
                (proxy, method, arguments) -> call(method, arguments));
    }

    private @Nullable Object call(Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("settle") && failing > 0) {
            failing--;
            throw new OutOfMemoryError("Java heap space");
        }
        Object answer;
        try {
            answer = method.invoke(queue, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getTargetException();
        }
        if (method.getName().equals("claim") && losing) {
            losing = false;
            throw new OutOfMemoryError("Java heap space");
        }
        return answer;
    }
}
