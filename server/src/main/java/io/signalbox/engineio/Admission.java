package io.signalbox.engineio;

import org.jspecify.annotations.Nullable;

/// Who may open a session, under which id, and who hears of it.
///
/// @param allowRequest null lets everybody in, the official default
/// @param generateId null for ids of 20 unguessable characters, the official default
/// @param hooks hears of headers and refusals, null for nobody, at no cost
public record Admission(
        @Nullable AllowRequest allowRequest,
        @Nullable IdGenerator generateId,
        @Nullable HttpHooks hooks) {

    /// The official defaults.
    public static final Admission DEFAULT = new Admission(null, null, null);

    /// A copy that asks first.
    public Admission withAllowRequest(@Nullable AllowRequest value) {
        return new Admission(value, generateId, hooks);
    }

    /// A copy with ids of its own.
    public Admission withGenerateId(@Nullable IdGenerator value) {
        return new Admission(allowRequest, value, hooks);
    }

    /// A copy with another listener.
    public Admission withHooks(@Nullable HttpHooks value) {
        return new Admission(allowRequest, generateId, value);
    }
}
