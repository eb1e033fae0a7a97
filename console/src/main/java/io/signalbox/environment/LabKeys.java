package io.signalbox.environment;

/// The fixed key pair that is sent to a lab endpoint, whatever credentials the user has. It opens
/// nothing anywhere, so it is no secret.
public final class LabKeys {

    public static final String ACCESS_KEY_ID = "AKIASIGNALBOXLAB0000";
    public static final String SECRET_ACCESS_KEY = "signalbox-lab-not-a-secret";

    private LabKeys() {}
}
