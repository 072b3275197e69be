package io.iamsim.cli.query;

import com.fasterxml.jackson.core.JsonGenerator;
import io.iamsim.cli.report.AnswerMembers;
import io.iamsim.cli.report.PrettyJson;
import io.iamsim.cli.report.Versions;
import io.iamsim.query.Grant;
import io.iamsim.query.WhatCan.Ability;
import io.iamsim.request.RequestPrincipal;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** What a principal can do, for programs (docs/queries.md). */
public final class WhatCanJson {
  private WhatCanJson() {}

  /** The answer, as one object. */
  public static void write(RequestPrincipal principal, List<Ability> abilities, OutputStream out)
      throws IOException {
    try (JsonGenerator json = PrettyJson.to(out)) {
      json.writeStartObject();
      json.writeStringField("principal", principal.text());
      json.writeArrayFieldStart("abilities");
      for (Ability ability : abilities) {
        Grant grant = ability.grant();
        json.writeStartObject();
        json.writeStringField("action", grant.action().text());
        json.writeStringField("accessLevel", ability.level().awsName());
        json.writeBooleanField("wide", ability.wide());
        WhoCanJson.reach(json, grant);
        WhoCanJson.condition(json, grant);
        json.writeEndObject();
      }
      json.writeEndArray();
      AnswerMembers.version(json, Versions.current());
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }
}
