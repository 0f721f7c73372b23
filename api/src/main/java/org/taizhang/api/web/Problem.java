package org.taizhang.api.web;

import java.util.List;
import org.springframework.http.HttpStatusCode;

/** An error with a stable code, thrown anywhere in the web layer and answered as a problem detail (RFC 9457). */
public final class Problem extends RuntimeException {
    private final HttpStatusCode status;
    private final String code;
    private final List<Object> arguments;

    public Problem(HttpStatusCode status, String code, Object... arguments) {
        super(code + " " + List.of(arguments));
        this.status = status;
        this.code = code;
        this.arguments = List.of(arguments);
    }

    public HttpStatusCode status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
