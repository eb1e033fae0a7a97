package io.signalbox.operation.stack;

import io.signalbox.environment.AwsTarget;
import io.signalbox.templates.Filling;
import io.signalbox.templates.Fleet;
import io.signalbox.templates.FleetFileException;
import io.signalbox.templates.FleetStack;
import io.signalbox.templates.Template;
import io.signalbox.templates.TemplateParameter;
import io.signalbox.templates.Templates;
import java.util.Map;
import java.util.TreeMap;

/// The `aws` command lines that do what a plan does, for reading and for copying. Values that are not
/// known yet stand as `<output X of Y>`.
final class StackCommands {

    private final AwsTarget target;

    StackCommands(AwsTarget target) {
        this.target = target;
    }

    String deploy(Fleet fleet, FleetStack stack, Filling filling) throws FleetFileException {
        Template template = Templates.read(stack.template());
        var line = new StringBuilder(aws()).append(" cloudformation deploy --stack-name ");
        line.append(fleet.stackName(stack)).append(" --template-file ");
        line.append(template.id()).append(".yaml");
        Map<String, String> parameters = new TreeMap<>(filling.values());
        filling.awaited()
                .forEach(
                        (name, from) ->
                                parameters.put(
                                        name,
                                        "<output "
                                                + from.output()
                                                + " of "
                                                + fleet.name()
                                                + "-"
                                                + from.stack()
                                                + ">"));
        template.parameters().stream()
                .filter(TemplateParameter::secret)
                .forEach(p -> parameters.replace(p.name(), "****"));
        pairs(line, " --parameter-overrides", parameters);
        pairs(line, " --tags", new TreeMap<>(fleet.tagsOf(stack)));
        if (!template.capabilities().isEmpty()) {
            line.append(" --capabilities ").append(String.join(" ", template.capabilities()));
        }
        return line.toString();
    }

    String delete(String stack) {
        return aws() + " cloudformation delete-stack --stack-name " + stack;
    }

    String guard(String stack, boolean on) {
        return aws()
                + " cloudformation update-termination-protection --stack-name "
                + stack
                + (on ? " --enable" : " --no-enable")
                + "-termination-protection";
    }

    private static void pairs(StringBuilder line, String option, Map<String, String> values) {
        if (values.isEmpty()) {
            return;
        }
        line.append(option);
        values.forEach((name, value) -> line.append(' ').append(quoted(name + "=" + value)));
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=,@+-]+")
                ? word
                : "'" + word.replace("'", "'\\''") + "'";
    }

    private String aws() {
        var options = new StringBuilder("aws");
        if (target.endpointOverride() != null) {
            options.append(" --endpoint-url ").append(target.endpointOverride());
        }
        if (target.profile() != null) {
            options.append(" --profile ").append(target.profile());
        }
        return options.append(" --region ").append(target.region()).toString();
    }
}
