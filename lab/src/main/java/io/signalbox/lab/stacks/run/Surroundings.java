package io.signalbox.lab.stacks.run;

import io.signalbox.lab.identity.Account;
import io.signalbox.lab.stacks.recorded.Types;
import io.signalbox.lab.stacks.template.Pseudo;
import io.signalbox.lab.stacks.template.Resolver;
import io.signalbox.lab.stacks.text.Wrong;
import java.util.Map;

/// What a stack's functions resolve to while it is being made: the resources as they stand.
public record Surroundings(Types types, Account account, String region) {

    Resolver resolver(Stack stack, Intent intent, boolean shown) {
        return new Resolver(
                intent.template(),
                intent.parameters(),
                pseudo(stack, intent),
                new Standing(stack),
                shown);
    }

    public Pseudo pseudo(Stack stack, Intent intent) {
        return new Pseudo(account, region, stack.name(), stack.id(), intent.notificationArns());
    }

    /// An attribute of a resource that stands.
    public Object attribute(StackResource resource, String attribute) {
        Map<String, Object> all = types.of(resource.type()).attributes(resource.physicalId());
        Object value = all.get(attribute);
        if (value == null) {
            throw Wrong.template(
                    "resource %s does not support attribute type %s in Fn::GetAtt; %s has %s"
                            .formatted(
                                    resource.logicalId(),
                                    attribute,
                                    resource.type(),
                                    new java.util.TreeSet<>(all.keySet())));
        }
        return value;
    }

    private final class Standing implements Resolver.Resources {
        private final Stack stack;

        Standing(Stack stack) {
            this.stack = stack;
        }

        @Override
        public Object ref(String logicalId) {
            return standing(logicalId).physicalId();
        }

        @Override
        public Object attribute(String logicalId, String attribute) {
            return Surroundings.this.attribute(standing(logicalId), attribute);
        }

        private StackResource standing(String logicalId) {
            StackResource resource = stack.resource(logicalId);
            if (resource == null || resource.made() == null) {
                throw Wrong.format(
                        "Unresolved resource dependencies [%s] in the Resources block of the template"
                                .formatted(logicalId));
            }
            return resource;
        }
    }
}
