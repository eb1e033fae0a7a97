package io.signalbox.lab.stacks.text;

import io.signalbox.lab.endpoint.ApiError;

/// The one error that CloudFormation has for templates and parameters: `ValidationError`, told apart by its words.
public final class Wrong {
    private Wrong() {}

    public static ApiError error(String message) {
        return ApiError.of("ValidationError", message);
    }

    /// The template is not one.
    public static ApiError format(String message) {
        return error("Template format error: " + message);
    }

    /// A function in the template is used wrongly.
    public static ApiError template(String message) {
        return error("Template error: " + message);
    }
}
