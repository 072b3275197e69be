package io.iamsim.cli.batch;

import io.iamsim.decision.Layer;
import io.iamsim.model.AccountId;
import io.iamsim.model.ActionName;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
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
   * @param from distance of its first byte from the start of the policies
   * @param to distance of the byte behind it
   */
  record Slot(Layer layer, @Nullable String target, String name, int from, int to) {}

  /** One level of a layer. */
  record Level(@Nullable String target, List<Slot> slots) {}

  /**
   * The object with the policies.
   *
   * @param layers the layers given
   * @param from distance of its first byte from the start of the line
   * @param to distance of the byte behind it
   */
  record Policies(Map<Layer, List<Level>> layers, int from, int to) {

    /** The same object in another line. */
    Policies movedTo(int start) {
      return new Policies(layers, start, start + to - from);
    }
  }

  @Nullable String id;
  @Nullable RequestPrincipal principal;
  @Nullable ActionName action;
  @Nullable String resource;
  boolean literal;
  @Nullable AccountId resourceAccount;
  @Nullable String federatingUser;
  int federatingUserAt;
  boolean sessionToken;

  /** The session that asks, as the text of its object, or null. */
  @Nullable String session;

  int sessionAt;
  final RequestContext.Builder context = RequestContext.builder();

  /** The policies that the request brings, or null if it brings none. */
  @Nullable Policies policies;
}
