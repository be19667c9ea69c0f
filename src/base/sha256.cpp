#include "base/sha256.h"

#include <openssl/evp.h>

namespace codong {

std::string sha256_hex(std::string_view bytes) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest, &length, EVP_sha256(), nullptr);
    constexpr char k_digits[] = "0123456789abcdef";
    std::string hex;
    for (unsigned int i = 0; i < length; ++i) {
        hex += k_digits[digest[i] >> 4];
        hex += k_digits[digest[i] & 15];
    }
    return hex;
}

std::string sha256_hex(std::span<const std::byte> bytes) {
    return sha256_hex(std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
}

}  // namespace codong
