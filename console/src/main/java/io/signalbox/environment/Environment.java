package io.signalbox.environment;

import org.jspecify.annotations.Nullable;

/// One fleet as the console knows it: its admin namespace and, where configured, its AWS side. Holds
/// no secret.
///
/// @param aws null = no AWS part: the fleet is watched, nothing of AWS is shown or changed
/// @param protectedFromWrites a plan is confirmed by typing the environment's name
/// @param thresholds from where on its operator is told
public record Environment(
        String name,
        EnvironmentKind kind,
        AdminEndpoint admin,
        @Nullable AwsTarget aws,
        boolean protectedFromWrites,
        Thresholds thresholds) {

    /// With the usual thresholds.
    public Environment(
            String name,
            EnvironmentKind kind,
            AdminEndpoint admin,
            @Nullable AwsTarget aws,
            boolean protectedFromWrites) {
        this(name, kind, admin, aws, protectedFromWrites, Thresholds.USUAL);
    }

    public Environment {
        if (name.isBlank()) {
            throw new EnvironmentException("an environment needs a name");
        }
        if (kind == EnvironmentKind.LAB && aws != null && aws.endpointOverride() == null) {
            throw new EnvironmentException(
                    "lab environment '"
                            + name
                            + "' has no endpoint override, so it would talk to real AWS; give the"
                            + " lab's endpoint or another kind");
        }
    }

    /// A fleet that is watched through its admin namespace alone, named by its host.
    public static Environment watchOnly(AdminEndpoint admin) {
        return new Environment(
                admin.url().getRawAuthority(), EnvironmentKind.OTHER, admin, null, false);
    }

    /// The colour that an ECS service plays here; null for any other service.
    public @Nullable Colour colourOf(@Nullable String service) {
        if (aws == null || service == null) {
            return null;
        }
        if (service.equals(aws.blueService())) {
            return Colour.BLUE;
        }
        return service.equals(aws.greenService()) ? Colour.GREEN : null;
    }

    public boolean hasAws() {
        return aws != null;
    }
}
