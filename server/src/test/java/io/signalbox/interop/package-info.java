/// The server together with the official JavaScript packages. Needs node and npm: `./mvnw -Pinterop verify`.
@NullMarked
package io.signalbox.interop;

import org.jspecify.annotations.NullMarked;
