package io.iamsim.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.environment.Environment;
import io.iamsim.evaluate.CompletedContext;
import io.iamsim.model.ConditionKey;
import io.iamsim.reference.arbitrary.Keys;
import io.iamsim.reference.arbitrary.Organizations;
import io.iamsim.reference.arbitrary.Organizations.Asked;
import io.iamsim.reference.collect.Parties;
import io.iamsim.reference.context.Circumstances;
import io.iamsim.reference.context.ReferenceCompletion;
import io.iamsim.reference.world.JoinedByBuilder;
import io.iamsim.reference.world.JoinedByHand;
import io.iamsim.request.AccessRequest;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Holds completed contexts, key by key, to what the tables of chapter 2 say. */
final class CompletedContextProperties {
  @Provide
  Arbitrary<Asked> asked() {
    return Organizations.asked();
  }

  @Property(seed = "20261128", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void everyKeyIsWhatTheTablesSay(@ForAll("asked") Asked asked) {
    Environment environment = JoinedByBuilder.environment(asked.world());
    Environment byHand = JoinedByHand.environment(asked.world());
    Authorizer authorizer = new Authorizer(environment, ServiceCatalog.bundled());
    for (AccessRequest request : asked.requests()) {
      CompletedContext completed = authorizer.completed(request);
      ReferenceCompletion tables =
          new ReferenceCompletion(
              new Circumstances(Parties.of(request, byHand, ServiceCatalog.bundled())));
      for (ConditionKey key : Keys.all()) {
        assertThat(completed.orAbsent(key))
            .as("%s of %s", key, request)
            .isEqualTo(tables.value(key));
      }
    }
  }
}
