package io.signalbox.app.deploy;

import io.signalbox.cloud.aws.AwsGateways;
import io.signalbox.cloud.stack.FoundFleet;
import io.signalbox.environment.AdminEndpoint;
import io.signalbox.environment.AwsTarget;
import io.signalbox.environment.Environment;
import io.signalbox.environment.EnvironmentException;
import io.signalbox.environment.EnvironmentKind;
import io.signalbox.environment.EnvironmentStore;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/// Keeps a fleet as an environment of the console, by the outputs and tags of its stacks.
final class FleetMemory {

    private final EnvironmentStore environments;
    private final Consumer<String> out;

    FleetMemory(EnvironmentStore environments, Consumer<String> out) {
        this.environments = environments;
        this.out = out;
    }

    /// Adds the environment, or brings the one of that name up to date: what no stack knows of, such
    /// as its kind, its user name and its thresholds, stays as it is.
    ///
    /// @param through where the fleet is; its cluster is the fleet's name
    /// @throws EnvironmentException when the stacks do not say enough, or the file cannot be written
    void keep(AwsTarget through, AwsGateways gateways) {
        String name = through.cluster();
        FoundFleet fleet =
                FoundFleet.in(gateways.stacks().stacks(), gateways.traffic()::listener).stream()
                        .filter(found -> found.name().equals(name))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new EnvironmentException(
                                                "no stack of " + name + " puts out a ClusterName"));
        URI url = fleet.url();
        if (url == null) {
            throw new EnvironmentException(
                    "no stack of " + name + " puts out HostName and ListenerArn");
        }
        EnvironmentStore.Listing listing = environments.load();
        if (listing.fault().isPresent()) {
            throw new EnvironmentException(listing.fault().get());
        }
        Optional<Environment> before =
                listing.environments().stream().filter(e -> e.name().equals(name)).findFirst();
        Environment after =
                before.map(known -> updated(known, url, fleet.target(through)))
                        .orElseGet(() -> made(name, url, fleet.target(through)));
        environments.save(before.orElse(null), after, EnvironmentStore.BadFile.REFUSE);
        out.accept("environment " + name + " of the console: " + url);
        if (after.admin().username() == null) {
            out.accept(
                    "  note: if the servers ask for a login, give its user name in the console"
                            + " under Environments.");
        }
    }

    private static Environment made(String name, URI url, AwsTarget target) {
        boolean lab = target.endpointOverride() != null;
        return new Environment(
                name,
                lab ? EnvironmentKind.LAB : EnvironmentKind.OTHER,
                new AdminEndpoint(
                        url, AdminEndpoint.DEFAULT_PATH, AdminEndpoint.DEFAULT_NAMESPACE, null),
                target,
                false);
    }

    private static Environment updated(Environment known, URI url, AwsTarget target) {
        AdminEndpoint admin = known.admin();
        return new Environment(
                known.name(),
                known.kind(),
                new AdminEndpoint(
                        url, admin.path(), admin.namespace(), admin.username(), admin.wire()),
                target,
                known.protectedFromWrites(),
                known.thresholds());
    }
}
