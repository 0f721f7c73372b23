package org.taizhang.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.FileNotFoundException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Outdated;
import org.taizhang.domain.Refused;
import org.taizhang.domain.Unknown;
import org.taizhang.ledger.CannotAppend;
import tools.jackson.databind.DatabindException;

/** Every error as a problem detail (RFC 9457): a stable type, a sentence in the caller's language, the request id. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<Object> refused(Refused e) {
        return answer(HttpStatus.CONFLICT, e.code(), e.arguments());
    }

    @ExceptionHandler
    ResponseEntity<Object> unknown(Unknown e) {
        return answer(HttpStatus.NOT_FOUND, "unknown", List.of(e.subject().toString()));
    }

    @ExceptionHandler
    ResponseEntity<Object> forbidden(Forbidden e) {
        return answer(HttpStatus.FORBIDDEN, e.code(), e.arguments());
    }

    @ExceptionHandler
    ResponseEntity<Object> outdated(Outdated e) {
        return answer(HttpStatus.PRECONDITION_FAILED, "outdated", List.of(e.expected(), e.actual()));
    }

    @ExceptionHandler({ConcurrencyException.class, AggregateStreamCreationException.class})
    ResponseEntity<Object> concurrent(RuntimeException e) {
        return answer(HttpStatus.CONFLICT, "concurrent-write", List.of());
    }

    @ExceptionHandler
    ResponseEntity<Object> problem(Problem e) {
        return answer(e.status(), e.code(), e.arguments());
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(Invalid e) {
        return invalid(e.errors());
    }

    @ExceptionHandler
    ResponseEntity<Object> unwritable(EventStoreException e) {
        log.error("The ledger could not be written", e);
        return answer(HttpStatus.SERVICE_UNAVAILABLE, "ledger-unavailable", List.of());
    }

    /** More parameters than the server takes in, one that is not encoded as it must be, or a form as below. */
    @ExceptionHandler
    ResponseEntity<Object> unreadable(InvalidParameterException e) {
        return e.getCause() == null ? answer(detail(HttpStatus.BAD_REQUEST)) : form(e);
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(MultipartException e) {
        return form(e);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return form(e);
    }

    /** A form that is too large, that ends too early or is none, or that could not be spooled to the disk. */
    private ResponseEntity<Object> form(RuntimeException e) {
        Throwable cause = e;
        for (; cause.getCause() != null; cause = cause.getCause()) if (cause instanceof SizeException) break;
        if (cause instanceof SizeException size)
            return answer(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "file-too-large",
                    List.of(DataSize.ofBytes(size.getPermittedSize()).toMegabytes()));
        log.warn("A form could not be taken in: {}", String.valueOf(cause));
        return cause instanceof FileSystemException || cause instanceof FileNotFoundException || isOfDisk(cause)
                ? answer(HttpStatus.SERVICE_UNAVAILABLE, "files-unavailable", List.of())
                : answer(HttpStatus.BAD_REQUEST, "unreadable-form", List.of());
    }

    /** The streams that it is spooled by know no type for a full disk. */
    private static boolean isOfDisk(Throwable cause) {
        var said = String.valueOf(cause.getMessage());
        return said.contains("No space left") || said.contains("Disk quota exceeded");
    }

    /** Nothing was stored: what was sent does not fit into one entry of the ledger. */
    @ExceptionHandler
    ResponseEntity<Object> tooLarge(CannotAppend.TooLarge e) {
        return answer(HttpStatus.CONTENT_TOO_LARGE, "event-too-large", List.of());
    }

    /** What a method's own annotation refuses never comes to the filters, which answer for all else. */
    @ExceptionHandler
    ResponseEntity<Object> denied(AccessDeniedException e) {
        return answer(HttpStatus.FORBIDDEN, "forbidden", List.of());
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception e, HttpServletRequest request) {
        log.error("{} {} failed", request.getMethod(), pattern(request), e);
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, "unexpected", List.of());
    }

    /** The address without what stands in it, which may be a token. */
    private static Object pattern(HttpServletRequest request) {
        return Objects.requireNonNullElse(
                request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE), "an unknown address");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var errors = new ArrayList<Map<String, String>>();
        for (var error : e.getBindingResult().getAllErrors())
            errors.add(Map.of(
                    "field",
                    error instanceof FieldError field ? field.getField() : error.getObjectName(),
                    "message",
                    String.valueOf(error.getDefaultMessage())));
        return invalid(errors);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var errors = new ArrayList<Map<String, String>>();
        for (var result : e.getParameterValidationResults())
            for (var error : result.getResolvableErrors())
                errors.add(Map.of(
                        "field",
                        String.valueOf(result.getMethodParameter().getParameterName()),
                        "message",
                        String.valueOf(error.getDefaultMessage())));
        return invalid(errors);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (e.getCause() instanceof DatabindException bad)
            return invalid(List.of(Map.of(
                    "field",
                    path(bad),
                    "message",
                    Texts.text("unreadable-value", List.of(), LocaleContextHolder.getLocale()))));
        return answer(HttpStatus.BAD_REQUEST, "unreadable", List.of());
    }

    /** Whatever else Spring refuses (method, media type, parameter…): its status under a type of ours. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail(status));
    }

    private ResponseEntity<Object> invalid(List<Map<String, String>> errors) {
        var problem = detail(HttpStatus.BAD_REQUEST, "invalid", List.of());
        problem.setProperty("errors", errors);
        return answer(problem);
    }

    private ResponseEntity<Object> answer(HttpStatusCode status, String code, List<Object> arguments) {
        return answer(detail(status, code, arguments));
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem) {
        var answer = ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers(problem.getStatus()).forEach((name, value) -> answer.header(name, value));
        return answer.body(problem);
    }

    /** How to come in, or in how many seconds it is worth trying again. */
    static Map<String, String> headers(int status) {
        return switch (status) {
            case 401 -> Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            case 429 -> Map.of(HttpHeaders.RETRY_AFTER, "60");
            case 503 -> Map.of(HttpHeaders.RETRY_AFTER, "1");
            default -> Map.of();
        };
    }

    /** A status without any more to say of it. */
    ProblemDetail detail(HttpStatusCode status) {
        var problem = detail(status, "http-" + status.value(), List.of());
        problem.setDetail(Texts.http(status.value(), LocaleContextHolder.getLocale()));
        return problem;
    }

    /** What the filters, which stand before any controller, answer with too. */
    ProblemDetail detail(HttpStatusCode status, String code, List<Object> arguments) {
        var problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:taizhang:problem:" + code));
        var locale = LocaleContextHolder.getLocale();
        problem.setTitle(Texts.title(status.value(), locale));
        problem.setDetail(Texts.text(code, arguments, locale));
        problem.setProperty("requestId", RequestIds.current());
        return problem;
    }

    private static String path(DatabindException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getPropertyName() != null)
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            else path.append('[').append(step.getIndex()).append(']');
        }
        return path.toString();
    }
}
