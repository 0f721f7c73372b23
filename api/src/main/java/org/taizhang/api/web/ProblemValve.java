package org.taizhang.api.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the server refuses before it knows for whom, such as an address that is none: as a problem detail too. */
final class ProblemValve extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable why) {
        var status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) return;
        var id = UUID.randomUUID().toString();
        var body = """
                {"type":"urn:taizhang:problem:http-%d","title":"%s","status":%d,"detail":"%s","requestId":"%s"}""".formatted(
                        status,
                        Texts.title(status, Locale.SIMPLIFIED_CHINESE),
                        status,
                        Texts.http(status, Locale.SIMPLIFIED_CHINESE),
                        id);
        try {
            response.setHeader(Headers.REQUEST_ID, id);
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setContentType("application/problem+json");
            response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException gone) {
            container.getLogger().debug("Nobody waits for the answer any more", gone);
        }
    }

    /** Puts the valve before those that Spring Boot adds. */
    @Component
    @Order
    static class Installer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
        @Override
        public void customize(TomcatServletWebServerFactory server) {
            server.addContextCustomizers(
                    context -> context.getParent().getPipeline().addValve(new ProblemValve()));
        }
    }
}
