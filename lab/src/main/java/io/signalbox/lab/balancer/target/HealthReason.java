package io.signalbox.lab.balancer.target;

/// Why a target is in its state, by the reason codes of ELBv2 `TargetHealth`.
public enum HealthReason {
    REGISTRATION_IN_PROGRESS("Elb.RegistrationInProgress"),
    INITIAL_HEALTH_CHECKING("Elb.InitialHealthChecking"),
    FAILED_HEALTH_CHECKS("Target.FailedHealthChecks"),
    RESPONSE_CODE_MISMATCH("Target.ResponseCodeMismatch"),
    TIMEOUT("Target.Timeout"),
    DEREGISTRATION_IN_PROGRESS("Target.DeregistrationInProgress"),
    NOT_IN_USE("Target.NotInUse");

    private final String code;

    HealthReason(String code) {
        this.code = code;
    }

    /// The code on the AWS wire, such as `Target.Timeout`.
    public String code() {
        return code;
    }
}
