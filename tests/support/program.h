#pragma once

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "support/scratch.h"

namespace codong::test {

#ifdef CODONG_SANITIZED
inline constexpr bool k_sanitized = true;
#else
inline constexpr bool k_sanitized = false;
#endif

// How a program ended and what it said.
struct Outcome {
    int exit = -1;   // status, or -1 after a signal
    int signal = 0;  // that ended it
    std::string out;
    std::string err;
    double cpu_seconds = 0;
    long peak_kib = 0;
};

// A program run directly, without a shell, in an environment of the test's making; its words go to files, so it never
// waits for a reader.
class Program {
public:
    explicit Program(std::vector<std::string> words) : m_words(std::move(words)) {
        for (const char* kept :
             {"PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "ASAN_SYMBOLIZER_PATH", "CODONG_DATA"})
            if (const char* value = std::getenv(kept)) m_environment[kept] = value;
        m_environment["HOME"] = "/nonexistent";
    }
    ~Program() {
        if (m_pid > 0) {
            ::kill(m_pid, SIGKILL);
            ::waitpid(m_pid, nullptr, 0);
        }
    }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    Program& set(const std::string& name, const std::string& value) {
        m_environment[name] = value;
        return *this;
    }
    Program& in(const std::string& folder) {
        m_folder = folder;
        return *this;
    }
    // No file that the program writes may grow past this; it sees EFBIG.
    Program& limit_files(rlim_t bytes) {
        m_file_limit = bytes;
        return *this;
    }
    Program& input(const std::string& text) {
        m_input = text;
        return *this;
    }

    Program& start() {
        m_scratch.write("in", m_input);
        std::vector<std::string> pairs;
        for (const auto& [name, value] : m_environment) pairs.push_back(name + "=" + value);
        std::vector<char*> environment, words;
        for (std::string& pair : pairs) environment.push_back(pair.data());
        for (std::string& word : m_words) words.push_back(word.data());
        environment.push_back(nullptr);
        words.push_back(nullptr);
        const int in = ::open((m_scratch / "in").c_str(), O_RDONLY | O_CLOEXEC);
        const int out = ::open((m_scratch / "out").c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        const int err = ::open((m_scratch / "err").c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        m_pid = ::fork();
        if (m_pid < 0) throw std::runtime_error("cannot fork");
        if (m_pid == 0) {
            ::dup2(in, 0);
            ::dup2(out, 1);
            ::dup2(err, 2);
            if (!m_folder.empty() && ::chdir(m_folder.c_str()) != 0) ::_exit(126);
            if (m_file_limit != RLIM_INFINITY) {
                const rlimit limit{m_file_limit, m_file_limit};
                ::setrlimit(RLIMIT_FSIZE, &limit);
            }
            ::execvpe(words[0], words.data(), environment.data());
            ::_exit(127);
        }
        ::close(in);
        ::close(out);
        ::close(err);
        return *this;
    }

    bool running() {
        if (m_pid <= 0) return false;
        siginfo_t info{};
        return ::waitid(P_PID, static_cast<id_t>(m_pid), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == 0;
    }
    // Asks until it is so or the program has ended.
    bool wait_until(const std::function<bool()>& so) {
        while (running()) {
            if (so()) return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
        return so();
    }
    void send(int signal) {
        if (m_pid > 0) ::kill(m_pid, signal);
    }

    Outcome finish() {
        Outcome outcome;
        int status = 0;
        rusage usage{};
        if (::wait4(m_pid, &status, 0, &usage) != m_pid) throw std::runtime_error("cannot wait for " + m_words[0]);
        m_pid = -1;
        if (WIFEXITED(status)) outcome.exit = WEXITSTATUS(status);
        if (WIFSIGNALED(status)) outcome.signal = WTERMSIG(status);
        const auto seconds = [](const timeval& t) {
            return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
        };
        outcome.cpu_seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
        outcome.peak_kib = usage.ru_maxrss;
        outcome.out = bytes_of(m_scratch / "out");
        outcome.err = bytes_of(m_scratch / "err");
        return outcome;
    }
    Outcome run() { return start().finish(); }

private:
    std::vector<std::string> m_words;
    std::map<std::string, std::string> m_environment;
    std::string m_folder;
    std::string m_input;
    rlim_t m_file_limit = RLIM_INFINITY;
    pid_t m_pid = -1;
    Scratch m_scratch;
};

// What a tool of the system says on its standard output; it must succeed.
inline std::string output_of(std::vector<std::string> words) {
    const std::string name = words[0];
    const Outcome outcome = Program(std::move(words)).set("LC_ALL", "C.UTF-8").run();
    if (outcome.exit != 0) throw std::runtime_error(name + " failed: " + outcome.err + outcome.out);
    return outcome.out;
}

// Every file below a folder by its relative name, with its bytes' place on disk.
inline std::map<std::string, std::string> files_below(const std::string& folder) {
    std::map<std::string, std::string> files;
    std::error_code none;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, none))
        if (entry.is_regular_file())
            files[std::filesystem::relative(entry.path(), folder).string()] = entry.path().string();
    return files;
}

}  // namespace codong::test
