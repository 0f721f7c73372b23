package org.taizhang.api.contract;

import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.util.StringUtils;
import org.taizhang.api.web.Headers;
import org.taizhang.domain.Messages;
import org.taizhang.domain.Role;

/** The errors that operations answer with, each once among the components, with the sentences the product says. */
enum Failure {
    BAD_REQUEST,
    UNAUTHORIZED,
    FORBIDDEN,
    NOT_FOUND,
    CONFLICT,
    GONE,
    PRECONDITION_FAILED,
    CONTENT_TOO_LARGE,
    UNSUPPORTED_MEDIA_TYPE,
    UNPROCESSABLE_CONTENT,
    TOO_MANY_REQUESTS,
    INTERNAL_SERVER_ERROR,
    SERVICE_UNAVAILABLE;

    private static final Locale LANGUAGE = Locale.SIMPLIFIED_CHINESE;
    private static final ResourceBundle WEB = ResourceBundle.getBundle("org.taizhang.api.web.Problems", Locale.ROOT);

    /** A problem's code, and what its sentence is told with. */
    private record Said(String code, List<?> arguments) {
        String detail() {
            return WEB.containsKey(code)
                    ? MessageFormat.format(WEB.getString(code), arguments.toArray())
                    : Messages.text(code, arguments, LANGUAGE);
        }
    }

    /** Some of the problems that come with the status. */
    private List<Said> sentences() {
        return switch (this) {
            case BAD_REQUEST -> List.of(said("invalid"), said("unreadable"), said("bad-if-match", "W/\"3\""));
            case UNAUTHORIZED -> List.of(said("unauthenticated"), said("login-failed"), said("login-barred"));
            case FORBIDDEN ->
                List.of(said("forbidden.role", List.of(Role.OPERATOR)), said("forbidden.unit", "230000/230200"));
            case NOT_FOUND ->
                List.of(said("unknown", "5b3f0c52-6c0e-4f57-9f1b-2f6a4c1d7e90"), said("no-such-tile", "tile/0/007"));
            case CONFLICT ->
                List.of(said("incident.own-resolution"), said("concurrent-write"), said("idempotency-key-in-use"));
            case GONE ->
                List.of(
                        said("document.superseded", 1, 2),
                        said("document.withdrawn"),
                        said("file-withdrawn", "巡检照片.jpg"),
                        said("raw-gone", "2026-11-23"));
            case PRECONDITION_FAILED -> List.of(said("outdated", 3, 4));
            case CONTENT_TOO_LARGE -> List.of(said("http-413"), said("file-too-large", 50));
            case UNSUPPORTED_MEDIA_TYPE ->
                List.of(said("http-415"), said("file-type-contradicted", "image/png", "application/pdf"));
            case UNPROCESSABLE_CONTENT -> List.of(said("idempotency-key-reused"));
            case TOO_MANY_REQUESTS -> List.of(said("too-many-logins"));
            case INTERNAL_SERVER_ERROR -> List.of(said("unexpected"), said("file-damaged", "巡检照片.jpg"));
            case SERVICE_UNAVAILABLE ->
                List.of(said("ledger-unavailable"), said("views-behind", 41), said("not-covered-yet", 41));
        };
    }

    private static Said said(String code, Object... arguments) {
        return new Said(code, List.of(arguments));
    }

    HttpStatus status() {
        return HttpStatus.valueOf(name());
    }

    /** What it is called among the components, such as {@code NotFound}. */
    String component() {
        return Arrays.stream(name().toLowerCase(Locale.ROOT).split("_"))
                .map(StringUtils::capitalize)
                .collect(Collectors.joining());
    }

    boolean mayEnd(Endpoint endpoint, boolean hasInput) {
        return switch (this) {
            case UNAUTHORIZED -> endpoint.isLogin() || !endpoint.isOpen();
            case INTERNAL_SERVER_ERROR -> true;
            case BAD_REQUEST -> hasInput;
            case FORBIDDEN -> endpoint.needsRole() || endpoint.isGuarded();
            case NOT_FOUND -> endpoint.namesSubject() || endpoint.isOfLedger();
            case CONFLICT -> endpoint.writes() || endpoint.isPost() || endpoint.isGuarded();
            case GONE -> endpoint.isGuarded() || endpoint.mayBeGone();
            case PRECONDITION_FAILED -> endpoint.revises();
            case CONTENT_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE -> endpoint.hasBody();
            case UNPROCESSABLE_CONTENT -> endpoint.isPost() && !endpoint.isLogin();
            case TOO_MANY_REQUESTS -> endpoint.triesPassword();
            case SERVICE_UNAVAILABLE -> endpoint.writes() || endpoint.isRead() || endpoint.isOfLedger();
        };
    }

    ApiResponse response(String description) {
        var body = new MediaType().schema(new JsonSchema().$ref("Problem"));
        for (var said : sentences()) body.addExamples(said.code(), new Example().value(example(said)));
        var response = new ApiResponse()
                .description(description)
                .content(new Content().addMediaType("application/problem+json", body))
                .addHeaderObject(Headers.REQUEST_ID, reference("RequestId"));
        if (this == UNAUTHORIZED) response.addHeaderObject("WWW-Authenticate", reference("Authenticate"));
        if (this == SERVICE_UNAVAILABLE) response.addHeaderObject("Retry-After", reference("RetryAfter"));
        return response;
    }

    private static Header reference(String header) {
        return new Header().$ref(header);
    }

    private Map<String, Object> example(Said said) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("type", "urn:taizhang:problem:" + said.code());
        problem.put("title", WEB.getString("title." + status().value()));
        problem.put("status", status().value());
        problem.put("detail", said.detail());
        problem.put("requestId", "0d9a3c1e-7f1b-4a52-8c36-5b0f6f2e9d11");
        if (said.code().equals("invalid"))
            problem.put("errors", List.of(Map.of("field", "definition.name", "message", "不能为空")));
        return problem;
    }
}
