package io.signalbox.cloud.aws;

import org.jspecify.annotations.Nullable;

/// Why a call of AWS did not work, as a person can act on it.
public sealed interface AwsFailure {

    /// One sentence, for the screen.
    String sentence();

    /// What the operator can do about it.
    String whatToDo();

    /// For AWS support and CloudTrail; null when the call never got an answer.
    @Nullable String requestId();

    /// @param action the IAM action that is missing, `ecs:UpdateService`
    record Denied(String action, String sentence, @Nullable String requestId)
            implements AwsFailure {
        @Override
        public String whatToDo() {
            return "Have '" + action + "' allowed for this identity, or use another profile.";
        }
    }

    record Throttled(String sentence, @Nullable String requestId) implements AwsFailure {
        @Override
        public String whatToDo() {
            return "Wait a little: account and Region share the rate with every other tool.";
        }
    }

    record NotFound(String sentence, @Nullable String requestId) implements AwsFailure {
        @Override
        public String whatToDo() {
            return "Check names, account and Region of this environment.";
        }
    }

    /// Something else is going on with the same thing, or it is not as it was.
    record Conflict(String sentence, @Nullable String requestId) implements AwsFailure {
        @Override
        public String whatToDo() {
            return "Look at the present state and plan again.";
        }
    }

    record Invalid(String sentence, @Nullable String requestId) implements AwsFailure {
        @Override
        public String whatToDo() {
            return "AWS does not accept these values; plan with others.";
        }
    }

    record Unreachable(String sentence, @Nullable String requestId) implements AwsFailure {
        @Override
        public String whatToDo() {
            return "Check the network and the Region; what was already sent may still take effect.";
        }
    }

    record NoCredentials(String sentence, @Nullable String requestId) implements AwsFailure {
        @Override
        public String whatToDo() {
            return "Log in again (aws sso login or aws login), or choose another profile.";
        }
    }

    /// The console itself held the call back.
    record ReadOnly(String sentence) implements AwsFailure {
        @Override
        public String whatToDo() {
            return "Arm the console first.";
        }

        @Override
        public @Nullable String requestId() {
            return null;
        }
    }
}
