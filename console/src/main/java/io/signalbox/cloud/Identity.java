package io.signalbox.cloud;

/// Who AWS says the console is.
public record Identity(String account, String arn, String region) {

    /// The last part of the ARN: the user, or the role's session.
    public String shortName() {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
