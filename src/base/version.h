#pragma once

namespace codong {

inline constexpr const char* k_version = "0.1.0";
inline constexpr const char* k_producer = "codong 0.1.0";
// Of what our files say in XMP beyond the common properties.
inline constexpr const char* k_provenance_namespace = "urn:codong:ns:1#";

}  // namespace codong
