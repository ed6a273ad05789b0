#pragma once

#include <QtGlobal>

#include <vector>

namespace limner {

//! Decides where a template leaves a choice.
class Chooser {
public:
    Chooser() = default;
    Chooser(const Chooser &) = delete;
    Chooser &operator=(const Chooser &) = delete;
    virtual ~Chooser() = default;
    //! Indices of distinct ones of so many weights, from `least` to `most` of them; both are within
    //! 0 and their number.
    [[nodiscard]] virtual std::vector<int> pick(const std::vector<double> &weights, int least,
                                                int most) = 0;
};

//! Goes through all choices in order, the last one fastest, like the wheels of an odometer. It
//! keeps only where it stands. Several picks are combinations, in the order in which they are
//! written.
class OdometerChooser final : public Chooser {
public:
    [[nodiscard]] std::vector<int> pick(const std::vector<double> &weights, int least,
                                        int most) override;
    //! To the next whole set of choices; false when that was the last. Begin again from the first.
    [[nodiscard]] bool next();

private:
    struct Wheel {
        int value = 0;
        int count = 1;
    };
    [[nodiscard]] int choose(int count);

    std::vector<Wheel> m_wheels = {};
    size_t m_at = 0;
};

//! Draws by weight. The same seed draws the same on every platform (SplitMix64, whose step and
//! constants are Steele, Lea and Flood's, "Fast splittable pseudorandom number generators", 2014).
class DiceChooser final : public Chooser {
public:
    explicit DiceChooser(quint64 seed)
        : m_state{seed}
    {}
    [[nodiscard]] std::vector<int> pick(const std::vector<double> &weights, int least,
                                        int most) override;

private:
    [[nodiscard]] quint64 draw();
    [[nodiscard]] double fraction(); //!< from 0 to below 1

    quint64 m_state;
};

} // namespace limner
