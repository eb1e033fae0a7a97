package io.signalbox.cloud.stack;

/// How far the detection of drift is.
///
/// @param status `DETECTION_IN_PROGRESS`, `DETECTION_COMPLETE` or `DETECTION_FAILED`
/// @param reason of a failure, else `""`
public record DriftDetection(String status, String reason) {
    public boolean over() {
        return !status.equals("DETECTION_IN_PROGRESS");
    }

    public boolean failed() {
        return status.equals("DETECTION_FAILED");
    }
}
