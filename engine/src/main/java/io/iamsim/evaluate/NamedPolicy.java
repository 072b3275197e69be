package io.iamsim.evaluate;

import io.iamsim.compile.CompiledPolicy;

/** A compiled policy with the name that answers call it by. */
public record NamedPolicy(String name, CompiledPolicy policy) {}
