package io.signalbox.lab.stacks.parameter;

import java.util.List;
import java.util.Optional;

/// What a stack has for one parameter.
///
/// @param given as the caller gave it, or the template's default
/// @param value what `Ref` gives: a text or a list of texts
/// @param resolved what the named entry of the parameter store holds, for those types
/// @param secret whether no answer may tell it
public record ParameterValue(
        String name, String given, Object value, Optional<String> resolved, boolean secret) {
    public static final String MASK = "****";

    /// What an answer may tell.
    public String shown() {
        return secret ? MASK : given;
    }

    /// The value in the place where answers are made from.
    public Object shownValue() {
        if (!secret) {
            return value;
        }
        return value instanceof List<?> list ? list.stream().map(_ -> MASK).toList() : MASK;
    }
}
