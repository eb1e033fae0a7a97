/// The templates before judges that nobody here wrote: cfn-lint, AWS's Control Tower rules, moto. Needs Python's and
/// Node's packages: `./mvnw -Pinterop verify`.
@NullMarked
package io.signalbox.templates.interop;

import org.jspecify.annotations.NullMarked;
