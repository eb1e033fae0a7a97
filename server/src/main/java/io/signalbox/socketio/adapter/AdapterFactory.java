package io.signalbox.socketio.adapter;

/// Makes the adapter of one namespace when the namespace is created.
@FunctionalInterface
public interface AdapterFactory {

    /// One server on its own.
    AdapterFactory IN_MEMORY = (context, local) -> local;

    /// Returns `local` itself or an adapter that wraps it.
    Adapter create(AdapterContext context, LocalAdapter local);
}
