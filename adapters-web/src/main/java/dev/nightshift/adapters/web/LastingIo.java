package dev.nightshift.adapters.web;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoRegistration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The input and output of an event loop, which goes on after an error: what was not handled yet is signalled again. */
final class LastingIo implements IoHandler {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final IoHandler handler;

    LastingIo(IoHandler handler) {
        this.handler = handler;
    }

    @Override
    public int run(IoHandlerContext context) {
        try {
            return handler.run(context);
        } catch (Error failure) {
            LockSupport.parkNanos(PAUSE_NANOS); // which takes no memory
            return 0;
        }
    }

    @Override
    public void initialize() {
        handler.initialize();
    }

    @Override
    public void prepareToDestroy() {
        handler.prepareToDestroy();
    }

    @Override
    public void destroy() {
        handler.destroy();
    }

    @Override
    public IoRegistration register(IoHandle handle) throws Exception {
        return handler.register(handle);
    }

    @Override
    public void wakeup() {
        handler.wakeup();
    }

    @Override
    public boolean isCompatible(Class<? extends IoHandle> type) {
        return handler.isCompatible(type);
    }
}
