package org.taizhang.api.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Says a receipt in headers too: the version as {@code ETag}, the position for {@code If-Position-At-Least}. */
@ControllerAdvice
class Receipts implements ResponseBodyAdvice<Object> {
    /** By the body itself, since a method that creates answers with a receipt inside of a response. */
    @Override
    public boolean supports(MethodParameter method, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter method,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (!(body instanceof Acknowledgement receipt)) return body;
        response.getHeaders().set(Headers.POSITION, Long.toString(receipt.position()));
        if (receipt.version() != null) response.getHeaders().setETag("\"" + receipt.version() + "\"");
        return receipt;
    }
}
