package org.taizhang.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes request bodies of up to 1 MiB into memory and refuses longer ones before anything reads them. */
public final class BodyLimit extends OncePerRequestFilter {
    private static final int MOST = 1 << 20;
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final ProblemWriter problems;

    public BodyLimit(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !WITH_BODY.contains(request.getMethod()) || isUpload(request);
    }

    /** Whether a file comes with it, which is spooled to the disk and has a limit of its own. */
    static boolean isUpload(HttpServletRequest request) {
        var type = request.getContentType();
        return "POST".equals(request.getMethod())
                && request.getRequestURI().equals("/api/v1/files")
                && type != null
                && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() <= MOST) {
            var body = request.getInputStream().readNBytes(MOST + 1);
            if (body.length <= MOST) {
                chain.doFilter(new BufferedRequest(request, body), response);
                return;
            }
        }
        problems.write(response, HttpStatus.CONTENT_TOO_LARGE);
    }
}
