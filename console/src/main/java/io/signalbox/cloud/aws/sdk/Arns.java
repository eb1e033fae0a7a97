package io.signalbox.cloud.aws.sdk;

/// Parts of Amazon Resource Names.
final class Arns {

    private Arns() {}

    /// What comes after the last slash: a task's id, a definition's `family:revision`.
    static String lastPart(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
