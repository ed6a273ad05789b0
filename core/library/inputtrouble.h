#pragma once

#include "core/base/error.h"

namespace limner {

//! Why a file, a picture or an address cannot be an input. An Error of the intake carries it as its
//! `code`, so that people are told which of the many it is (`ui/common/inputtext`).
enum class InputTrouble {
    None,           //!< the error's kind says it all
    Vanished,       //!< the file is not there (any more)
    Folder,         //!< a folder, not a file
    NotAFile,       //!< a pipe, a device, a socket
    Empty,          //!< no bytes at all
    NotAPicture,    //!< the parameter wants a picture, and this is something else
    WebPage,        //!< the address answers with a web page: a sign-in, a viewer
    Damaged,        //!< a picture that cannot be decoded to its end
    TooManyBytes,   //!< the message is how many may come
    TooManyPixels,  //!< the message is its size
    PositionStays,  //!< a kind of picture whose GPS position nobody here can take out
    ArtworkGone,    //!< not in the library, or its file is not
    InputGone,      //!< a kept input that is not in the library any more
    NotAnAddress,   //!< neither http nor https, or no address at all
    PrivateAddress, //!< it is, or leads, into a private network
    TooManyRedirects,
    Refused,  //!< the server answered with a status that is none of success
    MaskSize, //!< a mask of another size than its picture; the message is both
};

//! The Error for it. Its kind is the nearest one: Io, NotAnImage, TooLarge, ImageTooLarge,
//! PrivateNetwork, InvalidInput, Redirected.
[[nodiscard]] Error inputError(InputTrouble trouble, QString message = {});
//! What an Error carries; None for all others.
[[nodiscard]] InputTrouble inputTroubleOf(const Error &error);

} // namespace limner
