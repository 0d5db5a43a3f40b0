package dev.nightshift.adapters.persistence.batch;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Objects that stand before others. */
final class Proxies {

    private Proxies() {}

    static <T> T of(Class<T> kind, InvocationHandler handler) {
        return kind.cast(Proxy.newProxyInstance(
                Proxies.class.getClassLoader(),
                new Class<?>[] {kind},
                (proxy, method, given) -> method.getDeclaringClass() == Object.class
                        ? ofObject(kind, proxy, method, given)
                        : handler.invoke(proxy, method, given)));
    }

    private static Object ofObject(Class<?> kind, Object proxy, Method method, Object @Nullable [] given) {
        return switch (method.getName()) {
            case "equals" -> given != null && given[0] == proxy;
            case "hashCode" -> System.identityHashCode(proxy);
            default -> kind.getSimpleName() + " of a job type";
        };
    }

    /** The same method of another object, which throws what it throws. */
    static @Nullable Object call(Object target, Method method, Object @Nullable [] given) throws Throwable {
        try {
            return method.invoke(target, given);
        } catch (InvocationTargetException failure) {
            throw failure.getTargetException();
        }
    }
}
