package io.signalbox.cloud.aws;

/// Carries an [AwsFailure] out of a gateway.
public final class AwsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient AwsFailure failure;

    public AwsException(AwsFailure failure) {
        super(failure.sentence());
        this.failure = failure;
    }

    public AwsException(AwsFailure failure, Throwable cause) {
        super(failure.sentence(), cause);
        this.failure = failure;
    }

    public AwsFailure failure() {
        return failure;
    }
}
