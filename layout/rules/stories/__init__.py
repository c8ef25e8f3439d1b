"""Rules of stories, their pictures, jump lines and dummies."""
