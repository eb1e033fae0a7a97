package io.signalbox.lab.endpoint;

/// A refusal that the caller gets as a typed error of the AWS protocol that it speaks: `code` as on the wire (for query
/// services that is the short one, `RuleNotFound`, not `RuleNotFoundException`), HTTP status, and a sentence that names
/// what was wrong and what is allowed.
public final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final int status;

    public ApiError(String code, int status, String message) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
    }

    /// The caller's fault: status 400.
    public static ApiError of(String code, String message) {
        return new ApiError(code, 400, message);
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    public String text() {
        String message = getMessage();
        return message == null ? code : message;
    }
}
