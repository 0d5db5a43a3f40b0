package dev.nightshift.adapters.web.request;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Gives controllers of lists the {@link Paging}. */
@Singleton
public final class PagingBinder implements TypedRequestArgumentBinder<Paging> {

    @Override
    public Argument<Paging> argumentType() {
        return Argument.of(Paging.class);
    }

    @Override
    public BindingResult<Paging> bind(ArgumentConversionContext<Paging> context, HttpRequest<?> source) {
        Paging paging = Paging.of(source);
        return () -> Optional.of(paging);
    }
}
