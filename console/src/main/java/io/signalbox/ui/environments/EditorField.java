package io.signalbox.ui.environments;

/// The typed fields of the editor.
///
/// Each has its name on screen and a remark on what it is for, shown while nothing is wrong.
enum EditorField {
    NAME("Name", "As it is called in tabs, plans and the journal"),
    URL("Admin URL", "Scheme, host and port of the fleet, such as https://channels.example.com"),
    PATH("Engine.IO path", "/socket.io/ unless the servers were told otherwise"),
    NAMESPACE("Admin namespace", "/admin unless the instrumentation was told otherwise"),
    USERNAME("User name", "Empty where the fleet asks for no login"),
    REGION("Region", "Such as eu-west-1"),
    PROFILE("Profile", "Of ~/.aws/config; empty for the default one"),
    CLUSTER("Cluster", "The ECS cluster"),
    BLUE("Blue service", "ECS service that plays blue"),
    GREEN("Green service", "ECS service that plays green"),
    RULE("Listener rule", "ARN of the rule with the two weighted target groups; empty for none"),
    GROUP("Auto Scaling group", "Under the cluster; empty for none, as with Fargate"),
    ENDPOINT("Endpoint", "A lab's, on this machine; empty for AWS"),
    CLIENTS_DOWN("Clients down by more than, %", "Within a minute; 0 for never"),
    POLLING("Polling share over, %", "Of all clients; 0 for never"),
    LAG("Event loop late by more than, ms", "0 for never");

    private final String label;
    private final String remark;

    EditorField(String label, String remark) {
        this.label = label;
        this.remark = remark;
    }

    String label() {
        return label;
    }

    String remark() {
        return remark;
    }

    boolean ofAws() {
        return compareTo(REGION) >= 0 && compareTo(ENDPOINT) <= 0;
    }
}
