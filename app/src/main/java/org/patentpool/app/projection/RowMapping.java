package org.patentpool.app.projection;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapstruct.MapperConfig;
import org.mapstruct.MappingConstants;
import org.mapstruct.ReportingPolicy;
import org.patentpool.pool.canonical.Scalar;

/** How records of the ledger become rows of tables: a column nobody fills does not compile. */
@MapperConfig(
    componentModel = MappingConstants.ComponentModel.SPRING,
    unmappedTargetPolicy = ReportingPolicy.ERROR,
    uses = RowMapping.Values.class)
public interface RowMapping {

  /** The values that all records share. */
  final class Values {
    private Values() {}

    public static String text(Scalar scalar) {
      return scalar.value();
    }

    public static @Nullable String text(Optional<? extends Scalar> scalar) {
      return scalar.map(Scalar::value).orElse(null);
    }
  }
}
