package io.signalbox.environment;

/// The environment of a lab, from the JSON object that the lab writes when it is up. Not trusted:
/// every address in it must be on this machine.
public final class LabEnvironment {

    private static final String SOURCE = "the lab's ready file";

    private LabEnvironment() {}

    /// @throws EnvironmentException naming the field that is missing or wrong
    public static Environment of(String readyFileJson) {
        JsonFields ready = JsonFields.parse(SOURCE, readyFileJson);
        return new Environment(
                ready.text("cluster"),
                EnvironmentKind.LAB,
                new AdminEndpoint(
                        ready.loopbackUri("adminUrl"),
                        AdminEndpoint.DEFAULT_PATH,
                        AdminEndpoint.DEFAULT_NAMESPACE,
                        ready.text("adminUsername")),
                new AwsTarget(
                        ready.text("region"),
                        ready.loopbackUri("awsEndpoint"),
                        null,
                        ready.text("cluster"),
                        ready.text("blueService"),
                        ready.text("greenService"),
                        ready.text("ruleArn"),
                        ready.text("group")),
                false);
    }
}
