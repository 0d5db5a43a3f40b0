package dev.nightshift.bootstrap.logging;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** The stack trace of an event, of which each message stays on its line. */
public final class SafeTrace extends ThrowableProxyConverter {

    @Override
    protected String throwableProxyToString(IThrowableProxy failure) {
        return super.throwableProxyToString(safe(failure));
    }

    private static IThrowableProxy safe(IThrowableProxy failure) {
        return (IThrowableProxy) Proxy.newProxyInstance(
                SafeTrace.class.getClassLoader(),
                new Class<?>[] {IThrowableProxy.class},
                (proxy, method, arguments) -> {
                    try {
                        return safe(method.invoke(failure, arguments));
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getTargetException();
                    }
                });
    }

    private static @Nullable Object safe(@Nullable Object result) {
        if (result instanceof IThrowableProxy cause) {
            return safe(cause);
        }
        if (result instanceof IThrowableProxy[] suppressed) {
            IThrowableProxy[] all = new IThrowableProxy[suppressed.length];
            for (int i = 0; i < all.length; i++) {
                all[i] = safe(suppressed[i]);
            }
            return all;
        }
        return result instanceof String text ? Line.of(text) : result;
    }
}
