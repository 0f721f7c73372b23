package org.taizhang.domain;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Lets a command through only where every file that it attaches is on the {@link Shelf}, as its actor sees it. */
public final class Attaching implements MessageHandlerInterceptor<CommandMessage<?>> {
    private final Shelf shelf;

    public Attaching(Shelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain) throws Exception {
        var command = work.getMessage();
        var attached = in(command.getPayload()).toList();
        if (!attached.isEmpty())
            shelf.require(List.copyOf(attached), Actor.of(command.getMetaData()).unit());
        return chain.proceed();
    }

    /** Every attachment in a record, at whatever depth. */
    private static Stream<Attachment> in(@Nullable Object value) {
        return switch (value) {
            case Attachment attachment -> Stream.of(attachment);
            case Record of ->
                Stream.of(of.getClass().getRecordComponents())
                        .filter(component -> mayHold(component.getType()))
                        .flatMap(component -> in(read(component.getAccessor(), of)));
            case Collection<?> many -> many.stream().flatMap(Attaching::in);
            case null, default -> Stream.empty();
        };
    }

    private static boolean mayHold(Class<?> type) {
        return type.isRecord() || type.isInterface();
    }

    private static @Nullable Object read(Method accessor, Object of) {
        try {
            accessor.setAccessible(true);
            return accessor.invoke(of);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("A record that cannot be read: " + of.getClass(), e);
        }
    }
}
