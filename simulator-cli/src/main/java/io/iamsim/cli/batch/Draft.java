package io.iamsim.cli.batch;

import io.iamsim.decision.Layer;
import io.iamsim.model.AccountId;
import io.iamsim.model.ActionName;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was read of a line so far; its members may come in any order. */
final class Draft {

  /**
   * Where a policy's document stands in the line.
   *
   * @param layer the layer it takes part in
   * @param target the organisation node it is attached to, or null
   * @param name what answers call it
   * @param from distance of its first byte from the start of the line
   * @param to distance of the byte behind it
   */
  record Slot(Layer layer, @Nullable String target, String name, int from, int to) {}

  /** One level of a layer. */
  record Level(@Nullable String target, List<Slot> slots) {}

  @Nullable String id;
  @Nullable RequestPrincipal principal;
  @Nullable ActionName action;
  @Nullable String resource;
  @Nullable AccountId resourceAccount;
  @Nullable String federatingUser;
  int federatingUserAt;
  boolean sessionToken;

  /** The session that asks, as the text of its object, or null. */
  @Nullable String session;

  int sessionAt;
  final RequestContext.Builder context = RequestContext.builder();

  /** The layers given, or null if the request has no policies of its own. */
  @Nullable Map<Layer, List<Level>> layers;

  /** Where the object with the layers begins and ends, from the start of the line. */
  int policiesFrom;

  int policiesTo;

  void beginPolicies() {
    layers = new EnumMap<>(Layer.class);
  }
}
