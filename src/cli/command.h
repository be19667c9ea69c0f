#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace codong {

inline constexpr int k_exit_ok = 0;
inline constexpr int k_exit_undelivered = 1;
inline constexpr int k_exit_usage = 2;

// What a command gets: its words and the language to speak.
struct CommandLine {
    std::vector<std::string> words;
    Language language = Language::English;
};

// A command of codong; one row, one file.
struct Command {
    std::string_view name;
    std::string_view arguments;
    std::string_view vi;
    std::string_view en;
    int (*run)(const CommandLine& line);
    void (*help)(Language language);
};

std::span<const Command> commands();

int run_render(const CommandLine& line);
void help_render(Language language);
int run_gallery(const CommandLine& line);
void help_gallery(Language language);
int run_break(const CommandLine& line);
void help_break(Language language);
int run_list(const CommandLine& line);
void help_list(Language language);
int run_import(const CommandLine& line);
void help_import(Language language);
int run_check(const CommandLine& line);
void help_check(Language language);
int run_report(const CommandLine& line);
void help_report(Language language);
int run_lock(const CommandLine& line);
void help_lock(Language language);
int run_new(const CommandLine& line);
void help_new(Language language);

// Prints diagnostics to the error stream.
void print(const Diagnostics& diagnostics, Language language);
// A bar on a terminal, else a line for each finished hundred.
void print_progress(size_t done, size_t all, bool terminal, Language language);
// One usage error: what is wrong, and which help to read. Gives k_exit_usage.
int usage_error(const Diagnostic& diagnostic, std::string_view command, Language language);

inline std::string_view pick(Language language, std::string_view vi, std::string_view en) {
    return language == Language::Vietnamese ? vi : en;
}

}  // namespace codong
