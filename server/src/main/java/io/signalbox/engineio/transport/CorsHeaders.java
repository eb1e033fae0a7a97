package io.signalbox.engineio.transport;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.signalbox.engineio.options.CorsOptions;
import io.signalbox.engineio.options.CorsOptions.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes CORS headers as the npm module `cors` does.
final class CorsHeaders {
    private final CorsOptions options;

    CorsHeaders(CorsOptions options) {
        this.options = options;
    }

    /// Whether preflights are answered here.
    boolean isOn() {
        return !(options.origin() instanceof Origin.Off);
    }

    /// For any answer but one to a preflight.
    void answer(HttpHeaders request, HttpHeaders answer) {
        if (!isOn()) {
            return;
        }
        origin(request.get(HttpHeaderNames.ORIGIN), answer);
        if (options.credentials()) {
            answer.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        }
        list(answer, HttpHeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS, options.exposedHeaders());
    }

    /// What an answer to a preflight has besides.
    void preflight(HttpHeaders request, HttpHeaders answer) {
        list(answer, HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, options.methods());
        List<String> allowed = options.allowedHeaders();
        if (allowed == null) {
            vary(answer, "Access-Control-Request-Headers");
            String wanted = request.get(HttpHeaderNames.ACCESS_CONTROL_REQUEST_HEADERS);
            if (wanted != null && !wanted.isEmpty()) {
                answer.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, wanted);
            }
        } else {
            list(answer, HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, allowed);
        }
        if (options.maxAge() != null) {
            answer.set(
                    HttpHeaderNames.ACCESS_CONTROL_MAX_AGE,
                    Long.toString(options.maxAge().toSeconds()));
        }
    }

    private void origin(@Nullable String asked, HttpHeaders answer) {
        String told =
                switch (options.origin()) {
                    case Origin.Off _ -> null;
                    case Origin.Any _ -> "*";
                    case Origin.Fixed fixed -> fixed.origin();
                    case Origin.Listed listed ->
                            asked != null && listed.origins().contains(asked) ? asked : null;
                    case Origin.Matching matching ->
                            asked != null && matching.rule().test(asked) ? asked : null;
                };
        if (told != null) {
            answer.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, told);
        }
        if (!(options.origin() instanceof Origin.Any)) {
            vary(answer, "Origin");
        }
    }

    private static void vary(HttpHeaders answer, String name) {
        String before = answer.get(HttpHeaderNames.VARY);
        answer.set(HttpHeaderNames.VARY, before == null ? name : before + ", " + name);
    }

    private static void list(HttpHeaders answer, CharSequence name, List<String> values) {
        if (!values.isEmpty()) {
            answer.set(name, String.join(",", values));
        }
    }
}
