package io.signalbox.socketio.admin.extension;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request cannot be granted. The text says what was wrong and what is allowed.
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    Refusal(String reason) {
        super(reason, null, false, false);
    }

    /// The answer that says so.
    Map<String, @Nullable Object> answer() {
        return answer(String.valueOf(getMessage()));
    }

    static Map<String, @Nullable Object> answer(String reason) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("ok", false);
        answer.put("error", reason);
        return answer;
    }
}
